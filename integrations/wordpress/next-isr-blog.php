<?php
/**
 * Plugin Name: next-isr-blog
 * Description: Tells the blog at NEXT_ISR_BLOG_URL which posts were published, changed or removed.
 * License: MIT
 *
 * While a request runs, it is only noted how each post was before it was touched. When the request ends, that is
 * compared with what is left: however often a post was saved, it makes one call, with its tags and its picture.
 */

namespace NextIsrBlog;

defined( 'ABSPATH' ) || exit;

const ANSWERS       = 'next_isr_blog_answers';
const KEPT_FAILURES = 20;
const EDITOR_WAITS  = 3;  // Seconds in all, where the editor's answer waits for the calls.
const BACKGROUND    = 30; // Seconds in all, where it doesn't.
const ONE_CALL      = 10; // Seconds; the blog answers within 8.
const LEAST         = 1;  // Seconds; WordPress waits no less, whatever it is told.

/** What this request did, by the post's number. */
final class Changes {
	public static array $before  = []; // How each post was.
	public static array $deleted = []; // What there was to tell of those that are gone.
}

/** Notes how a post is, before it changes. What was noted earlier in the request stays. */
function note( $post, ?string $status = null ): void {
	$post = get_post( $post );
	if ( $post && 'post' === $post->post_type ) {
		$status ??= $post->post_status;
		$slug     = rawurldecode( $post->post_name );
		$shown    = 'publish' === $status && '' === $post->post_password;
		Changes::$before[ $post->ID ] ??= [ 'shown' => $shown, 'was' => [ 'status' => $status, 'slug' => $slug ] ];
	}
}

function note_transition( string $new, string $old, \WP_Post $post ): void {
	// A new post was noted when its tags were set, as if it had been there before.
	if ( 'new' === $old ) {
		unset( Changes::$before[ $post->ID ] );
	}
	note( $post, $old );
}

function note_deletion( int $post_id, \WP_Post $post ): void {
	note( $post );
	Changes::$deleted[ $post_id ] = data_of( $post );
}

add_action( 'pre_post_update', fn( $post_id ) => note( $post_id ) );
// The trash renames a post before it announces the update, and what goes live by schedule is never announced.
add_action( 'wp_trash_post', fn( $post_id ) => note( $post_id ) );
add_action( 'transition_post_status', __NAMESPACE__ . '\note_transition', 10, 3 );
add_action( 'before_delete_post', __NAMESPACE__ . '\note_deletion', 10, 2 );
// Tags and the picture can change alone. Other terms may belong to what is no post and has the same number.
add_action( 'set_object_terms', fn( $id, $terms, $ids, $kind ) => 'post_tag' === $kind && note( $id ), 10, 4 );
foreach ( [ 'added_post_meta', 'updated_post_meta', 'deleted_post_meta' ] as $hook ) {
	add_action( $hook, fn( $ids, $post_id, $key ) => '_thumbnail_id' === $key && note( $post_id ), 10, 3 );
}
add_action( 'shutdown', __NAMESPACE__ . '\tell_blog', 99 );

function data_of( \WP_Post $post ): array {
	$terms = fn( $kind ) => wp_get_post_terms( $post->ID, $kind, [ 'fields' => 'slugs' ] );
	return [
		'id'           => $post->ID,
		'slug'         => rawurldecode( $post->post_name ),
		'status'       => $post->post_status,
		'modified_gmt' => $post->post_modified_gmt,
		'tags'         => array_map( 'rawurldecode', $terms( 'post_tag' ) ),
		'categories'   => array_map( 'rawurldecode', $terms( 'category' ) ),
	];
}

/** What to tell the blog of a post; null when readers saw nothing of it before and see nothing now. */
function message_about( int $post_id ): ?array {
	[ 'shown' => $was_shown, 'was' => $previous ] = Changes::$before[ $post_id ];
	$post  = get_post( $post_id );
	$shown = $post && 'publish' === $post->post_status && '' === $post->post_password;
	$data  = $post ? data_of( $post ) : Changes::$deleted[ $post_id ] ?? null;
	if ( ! $data || ( ! $was_shown && ! $shown ) ) {
		return null;
	}
	$type = $post ? 'post.unpublished' : 'post.deleted';
	if ( $shown ) {
		$type     = $was_shown ? 'post.updated' : 'post.published';
		$previous = array_filter( array_diff_assoc( $previous, $data ) );
	}
	return [ 'type' => $type, 'data' => $data + [ 'previous' => (object) $previous ], 'timestamp' => gmdate( 'c' ) ];
}

function tell_blog(): void {
	$messages = array_filter( array_map( __NAMESPACE__ . '\message_about', array_keys( Changes::$before ) ) );
	if ( ! $messages || ! is_set_up() ) {
		return;
	}
	$end      = microtime( true ) + ( let_editor_go() ? BACKGROUND : EDITOR_WAITS );
	$failures = get_option( ANSWERS )['failures'] ?? [];
	foreach ( $messages as $message ) {
		[ 'id' => $post_id, 'slug' => $slug ] = $message['data'];
		$last = [ 'time' => time(), 'slug' => $slug, 'failure' => call( $message, $end ) ];
		unset( $failures[ $post_id ] );
		if ( null !== $last['failure'] ) {
			$failures[ $post_id ] = $last;
		}
	}
	$failures = array_slice( $failures, -KEPT_FAILURES, null, true );
	update_option( ANSWERS, [ 'last' => $last, 'failures' => $failures ], false );
}

/** Sends the editor's answer on its way, where the server can do that. Says whether nobody waits any more. */
function let_editor_go(): bool {
	foreach ( [ 'fastcgi_finish_request', 'litespeed_finish_request' ] as $finish ) {
		if ( function_exists( $finish ) ) {
			$finish();
			return true;
		}
	}
	return wp_doing_cron() || 'cli' === PHP_SAPI;
}

/** One call, signed after Standard Webhooks, that ends by a time. Gives what went wrong, or null. */
function call( array $message, float $end ): ?string {
	$id      = 'msg_' . bin2hex( random_bytes( 12 ) );
	$time    = time();
	$body    = wp_json_encode( $message, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE );
	$secret  = NEXT_ISR_BLOG_SECRET;
	$key     = str_starts_with( $secret, 'whsec_' ) ? base64_decode( substr( $secret, 6 ) ) : $secret;
	$headers = [
		'content-type'      => 'application/json',
		'webhook-id'        => $id,
		'webhook-timestamp' => $time,
		'webhook-signature' => 'v1,' . base64_encode( hash_hmac( 'sha256', "$id.$time.$body", $key, true ) ),
	];
	$call    = [ 'headers' => $headers, 'body' => $body ];
	$url     = rtrim( NEXT_ISR_BLOG_URL, '/' ) . '/api/revalidate?from=wordpress';
	$answer  = post( $url, $call, $end );
	if ( '' !== moved_to( $answer ) ) {
		// Followed once, and here: WordPress would give each address the whole time.
		$answer = post( \WP_Http::make_absolute_url( moved_to( $answer ), $url ), $call, $end );
	}
	if ( is_wp_error( $answer ) ) {
		return $answer->get_error_message();
	}
	$status = wp_remote_retrieve_response_code( $answer );
	// After a 202 the blog goes on by itself.
	if ( in_array( $status, [ 200, 202 ], true ) ) {
		return null;
	}
	$next = moved_to( $answer );
	$said = json_decode( wp_remote_retrieve_body( $answer ), true )['message'] ?? 'without a message';
	return "$status " . ( '' === $next ? $said : "to $next. Is that the address for NEXT_ISR_BLOG_URL?" );
}

/** @return array|\WP_Error */
function post( string $url, array $call, float $end ) {
	$seconds = $end - microtime( true );
	if ( $seconds < LEAST ) {
		return new \WP_Error( 'late', 'not sent, because what came before took too long' );
	}
	return wp_remote_post( $url, $call + [ 'timeout' => min( ONE_CALL, $seconds ), 'redirection' => 0 ] );
}

/** Where an answer sends its caller instead; empty when it doesn't. */
function moved_to( $answer ): string {
	$is_elsewhere = in_array( wp_remote_retrieve_response_code( $answer ), [ 301, 302, 307, 308 ], true );
	return $is_elsewhere ? (string) wp_remote_retrieve_header( $answer, 'location' ) : '';
}

function is_set_up(): bool {
	return defined( 'NEXT_ISR_BLOG_URL' ) && defined( 'NEXT_ISR_BLOG_SECRET' ) && NEXT_ISR_BLOG_URL && NEXT_ISR_BLOG_SECRET;
}

function show_failures(): void {
	if ( 'edit-post' !== get_current_screen()->id ) {
		return;
	}
	$line  = fn( $failed ) => "{$failed['slug']}, " . human_time_diff( $failed['time'] ) . " ago: {$failed['failure']}";
	$lines = array_map( $line, get_option( ANSWERS )['failures'] ?? [] );
	if ( ! is_set_up() ) {
		$lines = [ 'NEXT_ISR_BLOG_URL and NEXT_ISR_BLOG_SECRET are missing in wp-config.php.' ];
	}
	if ( $lines ) {
		$list = implode( '<br>', array_map( 'esc_html', $lines ) );
		echo "<div class='notice notice-error'><p><b>The blog was not told. Save these posts again:</b><br>$list</p></div>";
	}
}

/** Beside the list's filters: a word on the last call, when it went well. */
function show_last( array $views ): array {
	$last = get_option( ANSWERS )['last'] ?? null;
	if ( $last && null === $last['failure'] ) {
		$views['next-isr-blog'] = esc_html( "Blog: {$last['slug']}, " . human_time_diff( $last['time'] ) . ' ago' );
	}
	return $views;
}

add_action( 'admin_notices', __NAMESPACE__ . '\show_failures' );
add_filter( 'views_edit-post', __NAMESPACE__ . '\show_last' );
