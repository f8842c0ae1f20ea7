<?php
// Stands where WordPress is, as a network of three sites: just what the plugin calls. Says which blogs were told, and of what.

define( 'ABSPATH', __DIR__ );
define( 'NEXT_ISR_BLOG_URL', 'https://main.example' );
define( 'NEXT_ISR_BLOG_SECRET', 'a-secret-of-the-main-site' );
define( 'NEXT_ISR_BLOG_SITES', [
	3 => [ 'https://third.example', 'a-secret-of-the-third-site' ],
	4 => [ 'https://gone.example', 'a-secret-of-a-site-that-is-gone' ],
] );

class WP_Post {
	public $post_type = 'post', $post_status = 'publish', $post_password = '', $post_modified_gmt = '2026-11-20 09:00:00';
	public $ID, $post_name;
	public function __construct( $id, $name ) {
		[ $this->ID, $this->post_name ] = [ $id, $name ];
	}
}

class WP_User {
	public function __construct( public string $display_name ) {}
}

$actions = [];
$site    = 1;
$before  = [];
$options = [];
$told    = [];

function add_action( $hook, $work, $priority = 10, $args = 1 ) {
	$GLOBALS['actions'][ $hook ][] = [ $work, $args ];
}
function add_filter( ...$all ) {}
function do_action( $hook, ...$args ) {
	foreach ( $GLOBALS['actions'][ $hook ] ?? [] as [ $work, $count ] ) {
		$work( ...array_slice( $args, 0, $count ) );
	}
}
function is_multisite() { return true; }
function is_main_site() { return 1 === $GLOBALS['site']; }
function get_current_blog_id() { return $GLOBALS['site']; }
function switch_to_blog( $id ) {
	$GLOBALS['before'][] = $GLOBALS['site'];
	$GLOBALS['site']     = $id;
}
function restore_current_blog() { $GLOBALS['site'] = array_pop( $GLOBALS['before'] ); }
function get_post( $post ) { return is_object( $post ) ? $post : new WP_Post( $post, "post-$post-of-{$GLOBALS['site']}" ); }
function get_main_site_id() { return 1; }
function get_site( $id ) { return $id <= 3 ? (object) [ 'id' => $id ] : null; }
function get_posts() { return [ 8 ]; }
function get_userdata() { return new WP_User( 'Mira Vole' ); }
function wp_get_post_terms() { return []; }
function wp_doing_cron() { return false; }
function wp_json_encode( $value, $flags ) { return json_encode( $value, $flags ); }
function get_option( $name ) { return $GLOBALS['options'][ $GLOBALS['site'] ][ $name ] ?? false; }
function update_option( $name, $value ) { $GLOBALS['options'][ $GLOBALS['site'] ][ $name ] = $value; }
function is_wp_error() { return false; }
function wp_remote_retrieve_response_code() { return 200; }
function wp_remote_retrieve_header() { return ''; }
function wp_remote_post( $url, $call ) {
	$message = json_decode( $call['body'], true );
	foreach ( $message['data']['posts'] ?? [ $message ] as $each ) {
		$GLOBALS['told'][] = [ parse_url( $url, PHP_URL_HOST ), $each['data']['slug'] ];
	}
	return [];
}

require $argv[1];

foreach ( [ 2, 1, 3 ] as $number ) {
	switch_to_blog( $number );
	do_action( 'pre_post_update', 7 );
	restore_current_blog();
}
// A user of the whole network, who saves it on the main site.
do_action( 'profile_update', 5, new WP_User( 'Mira' ) );
do_action( 'shutdown' );
echo json_encode( [ 'told' => $told, 'kept' => array_keys( $options ), 'site' => $site ] );
