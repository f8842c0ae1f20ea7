<?php
// Sets a WordPress up as its installer does, and prints an application password: php wordpress-install.php <folder>
define( 'WP_INSTALLING', true );
require $argv[1] . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install( 'A blog', 'admin', 'admin@example.com', true, '', 'a-password-of-the-tests' );
foreach ( get_posts( [ 'post_type' => [ 'post', 'page' ], 'post_status' => 'any' ] ) as $post ) {
	wp_delete_post( $post->ID, true );
}
// Far from UTC, so that a date taken for another zone's is seen.
update_option( 'timezone_string', 'Asia/Kolkata' );
$GLOBALS['wp_rewrite']->set_permalink_structure( '/%postname%/' );
$GLOBALS['wp_rewrite']->flush_rules( false );

[ $password ] = WP_Application_Passwords::create_new_application_password( 1, [ 'name' => 'tests' ] );
echo json_encode( [ 'password' => $password ] );
