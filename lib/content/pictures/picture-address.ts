// Addresses of pictures, by the ending of their names, wherever they are.
const PICTURE = /\.(?:png|jpe?g|gif|webp|avif|svg)(?:[?#]|$)/i;

export const isPictureAddress = (address: string): boolean => PICTURE.test(address);
