<?php
/**
 * Plugin Name: next-isr-blog
 * Description: Tells the blog at NEXT_ISR_BLOG_URL which posts and pages changed, and previews posts there.
 * License: MIT
 *
 * While a request runs, it is only noted how each post was before it was touched. When the request ends, that is
 * compared with what is left: however many posts were saved, and how often, it makes one call.
 */

namespace NextIsrBlog;

defined( 'ABSPATH' ) || exit;

const TYPES         = [ 'post', 'page' ];
const ANSWERS       = 'next_isr_blog_answers';
const KEPT_FAILURES = 20;
const MANY          = 100; // Of more posts the blog is told that all may have changed.
const EDITOR_WAITS  = 3;  // Seconds in all, where the editor's answer waits for the calls.
const BACKGROUND    = 30; // Seconds in all, where it doesn't.
const ONE_CALL      = 10; // Seconds; the blog answers within 8.
const PREVIEW       = 600; // Seconds that the address of a preview is good for; the blog takes an hour at most.
const LEAST         = 1;  // Seconds; WordPress waits no less, whatever it is told.

/** What this request did on one site, by the post's number. */
final class Changes {
	public array $before  = [];    // How each post was.
	public array $deleted = [];    // What there was to tell of those that are gone.
	public bool $of_many  = false; // More posts than can be named.

	/** @var self[] By the site's number: in a network one request may touch several. */
	public static array $of_sites = [];

	public static function here(): self {
		return self::$of_sites[ get_current_blog_id() ] ??= new self();
	}
}

/** Notes how a post is, before it changes. What was noted earlier in the request stays. */
function note( $post, ?string $status = null ): void {
	$post = get_post( $post );
	if ( $post && in_array( $post->post_type, TYPES, true ) ) {
		$status ??= $post->post_status;
		$slug     = rawurldecode( $post->post_name );
		$shown    = 'publish' === $status && '' === $post->post_password;
		$was      = [ 'status' => $status, 'slug' => $slug, 'post_type' => $post->post_type ];
		Changes::here()->before[ $post->ID ] ??= [ 'shown' => $shown, 'was' => $was ];
	}
}

function note_transition( string $new, string $old, \WP_Post $post ): void {
	// A new post was noted when its tags were set, as if it had been there before.
	if ( 'new' === $old ) {
		unset( Changes::here()->before[ $post->ID ] );
	}
	note( $post, $old );
}

function note_deletion( int $post_id, \WP_Post $post ): void {
	note( $post );
	Changes::here()->deleted[ $post_id ] = data_of( $post );
}

/** Notes the published posts that show something which is no post: a tag, a picture, an author. */
function note_all( array $query ): void {
	$usual = [ 'post_type' => TYPES, 'post_status' => 'publish', 'fields' => 'ids', 'suppress_filters' => true ];
	$ids   = get_posts( $query + $usual + [ 'numberposts' => MANY + 1 ] );
	if ( count( $ids ) > MANY ) {
		Changes::here()->of_many = true;
		return;
	}
	array_map( __NAMESPACE__ . '\note', $ids );
}

function note_term( int $term_id, string $taxonomy ): void {
	if ( 'post_tag' === $taxonomy ) {
		note_all( [ 'tag_id' => $term_id ] );
	}
}

function note_picture( int $picture_id ): void {
	note_all( [ 'meta_key' => '_thumbnail_id', 'meta_value' => $picture_id ] );
}

function note_author( int $user_id, ?\WP_User $before = null ): void {
	if ( null === $before ) {
		note_all( [ 'author' => $user_id ] );
	} elseif ( get_userdata( $user_id )->display_name !== $before->display_name ) {
		on_each_site( fn() => note_all( [ 'author' => $user_id ] ) );
	}
}

/** A user is one of the whole network, and may have posts on each of its sites that have a blog. */
function on_each_site( callable $work ): void {
	if ( ! is_multisite() ) {
		$work();
		return;
	}
	$others = defined( 'NEXT_ISR_BLOG_SITES' ) ? array_keys( NEXT_ISR_BLOG_SITES ) : [];
	foreach ( array_filter( [ get_main_site_id(), ...$others ], 'get_site' ) as $site ) {
		switch_to_blog( $site );
		$work();
		restore_current_blog();
	}
}

/** The picture of a post, and of a picture its alternative text and its file. */
function note_meta( int $post_id, string $key ): void {
	if ( '_thumbnail_id' === $key && $post_id ) {
		note( $post_id );
	}
	if ( in_array( $key, [ '_wp_attachment_image_alt', '_wp_attached_file', '_wp_attachment_metadata' ], true ) ) {
		note_picture( $post_id );
	}
}

add_action( 'pre_post_update', fn( $post_id ) => note( $post_id ) );
// The trash renames a post before it announces the update, and what goes live by schedule is never announced.
add_action( 'wp_trash_post', fn( $post_id ) => note( $post_id ) );
add_action( 'transition_post_status', __NAMESPACE__ . '\note_transition', 10, 3 );
add_action( 'before_delete_post', __NAMESPACE__ . '\note_deletion', 10, 2 );
// Tags and the picture can change alone. Other terms may belong to what is no post and has the same number.
add_action( 'set_object_terms', fn( $id, $terms, $ids, $kind ) => 'post_tag' === $kind && note( $id ), 10, 4 );
foreach ( [ 'added_post_meta', 'updated_post_meta', 'deleted_post_meta' ] as $hook ) {
	add_action( $hook, fn( $ids, $post_id, $key ) => note_meta( (int) $post_id, $key ), 10, 3 );
}
// What posts show beside themselves changes without them.
add_action( 'edited_term', fn( $id, $tt_id, $kind ) => note_term( $id, $kind ), 10, 3 );
add_action( 'pre_delete_term', __NAMESPACE__ . '\note_term', 10, 2 );
add_action( 'delete_attachment', __NAMESPACE__ . '\note_picture' );
add_action( 'profile_update', __NAMESPACE__ . '\note_author', 10, 2 );
add_action( 'delete_user', fn( $user_id ) => note_author( $user_id ) );
add_action( 'shutdown', __NAMESPACE__ . '\tell_blog', 99 );

function data_of( \WP_Post $post ): array {
	$terms = fn( $kind ) => wp_get_post_terms( $post->ID, $kind, [ 'fields' => 'slugs' ] );
	return [
		'id'           => $post->ID,
		'slug'         => rawurldecode( $post->post_name ),
		'post_type'    => $post->post_type,
		'status'       => $post->post_status,
		'modified_gmt' => $post->post_modified_gmt,
		'tags'         => array_map( 'rawurldecode', $terms( 'post_tag' ) ),
		'categories'   => array_map( 'rawurldecode', $terms( 'category' ) ),
	];
}

/** What to tell the blog of a post; null when readers saw nothing of it before and see nothing now. */
function message_about( int $post_id ): ?array {
	[ 'shown' => $was_shown, 'was' => $previous ] = Changes::here()->before[ $post_id ];
	$post = get_post( $post_id );
	// A post may be made what is no page either.
	$shown = $post && in_array( $post->post_type, TYPES, true ) && 'publish' === $post->post_status && '' === $post->post_password;
	$data  = $post ? data_of( $post ) : Changes::here()->deleted[ $post_id ] ?? null;
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

/** One message about all that changed; null when that is nothing. */
function message_of( array $messages ): ?array {
	if ( Changes::here()->of_many || count( $messages ) > MANY ) {
		return [ 'type' => 'site.changed', 'data' => (object) [], 'timestamp' => gmdate( 'c' ) ];
	}
	if ( count( $messages ) < 2 ) {
		return $messages[0] ?? null;
	}
	return [ 'type' => 'posts.changed', 'data' => [ 'posts' => $messages ], 'timestamp' => gmdate( 'c' ) ];
}

function tell_blog(): void {
	$end = null;
	foreach ( array_keys( Changes::$of_sites ) as $site ) {
		if ( is_multisite() ) {
			switch_to_blog( $site );
		}
		$messages = array_map( __NAMESPACE__ . '\message_about', array_keys( Changes::here()->before ) );
		$messages = array_values( array_filter( $messages ) );
		$message  = message_of( $messages );
		if ( $message && settings() ) {
			$end ??= microtime( true ) + ( let_editor_go() ? BACKGROUND : EDITOR_WAITS );
			keep_answer( $messages, call( $message, $end ) );
		}
		if ( is_multisite() ) {
			restore_current_blog();
		}
	}
}

/** Keeps what became of a call, of each post in it. */
function keep_answer( array $messages, ?string $failure ): void {
	$failures = get_option( ANSWERS )['failures'] ?? [];
	$last     = [ 'time' => time(), 'slug' => 'all posts', 'failure' => $failure ];
	if ( Changes::here()->of_many && null !== $failure ) {
		$failures['all'] = $last;
	}
	foreach ( $messages as $message ) {
		[ 'id' => $post_id, 'slug' => $slug ] = $message['data'];
		$last = [ 'slug' => $slug ] + $last;
		unset( $failures[ $post_id ] );
		if ( null !== $failure ) {
			$failures[ $post_id ] = $last;
		}
	}
	if ( Changes::here()->of_many && null === $failure ) {
		$failures = [];
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
	[ $blog, $secret ] = settings();
	$key     = str_starts_with( $secret, 'whsec_' ) ? base64_decode( substr( $secret, 6 ) ) : $secret;
	$headers = [
		'content-type'      => 'application/json',
		'webhook-id'        => $id,
		'webhook-timestamp' => $time,
		'webhook-signature' => 'v1,' . base64_encode( hash_hmac( 'sha256', "$id.$time.$body", $key, true ) ),
	];
	$call    = [ 'headers' => $headers, 'body' => $body ];
	$url     = rtrim( $blog, '/' ) . '/api/revalidate?from=wordpress';
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

/**
 * The blog's address and its secret, of the site at hand; null where there are none. In a network those of wp-config.php
 * are the main site's, and NEXT_ISR_BLOG_SITES has those of others, by their numbers.
 */
function settings(): ?array {
	if ( is_multisite() && ! is_main_site() ) {
		$sites = defined( 'NEXT_ISR_BLOG_SITES' ) ? NEXT_ISR_BLOG_SITES : [];
		return $sites[ get_current_blog_id() ] ?? null;
	}
	$is_set = defined( 'NEXT_ISR_BLOG_URL' ) && defined( 'NEXT_ISR_BLOG_SECRET' ) && NEXT_ISR_BLOG_URL && NEXT_ISR_BLOG_SECRET;
	return $is_set ? [ NEXT_ISR_BLOG_URL, NEXT_ISR_BLOG_SECRET ] : null;
}

function show_failures(): void {
	if ( ! in_array( get_current_screen()->id, [ 'edit-post', 'edit-page' ], true ) ) {
		return;
	}
	$line  = fn( $failed ) => "{$failed['slug']}, " . human_time_diff( $failed['time'] ) . " ago: {$failed['failure']}";
	$lines = array_map( $line, get_option( ANSWERS )['failures'] ?? [] );
	if ( ! settings() ) {
		// Other sites of a network need no blog.
		if ( is_multisite() && ! is_main_site() ) {
			return;
		}
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

/** Where "Preview" leads: to the blog, by an address that is signed for this post. A draft without a slug goes by its number. */
function preview_link( string $link, \WP_Post $post ): string {
	if ( ! in_array( $post->post_type, [ 'post', 'page' ], true ) || ! settings() ) {
		return $link;
	}
	[ $blog, $secret ] = settings();
	$slash     = 'page' === $post->post_type ? '/' : '';
	$id        = $slash . ( '' === $post->post_name ? (string) $post->ID : rawurldecode( $post->post_name ) );
	$expires   = (string) ( time() + PREVIEW );
	$signature = hash_hmac( 'sha256', "preview:$id:$expires", $secret );
	return rtrim( $blog, '/' ) . '/api/preview?' . http_build_query( compact( 'id', 'expires', 'signature' ), '', '&' );
}

add_filter( 'preview_post_link', __NAMESPACE__ . '\preview_link', 10, 2 );
add_action( 'admin_notices', __NAMESPACE__ . '\show_failures' );
add_filter( 'views_edit-post', __NAMESPACE__ . '\show_last' );
add_filter( 'views_edit-page', __NAMESPACE__ . '\show_last' );
