"""What to try on the Bot API: its parameters, what stands within them, and likely values."""

_NAMES = """
    action allow_sending_without_reply allowed_updates business_connection_id cache_time
    callback_query_id caption caption_entities chat_id commands contact description
    disable_content_type_detection disable_notification document draft_id drop_pending_updates
    entities file_id first_name from_chat_id has_spoiler horizontal_accuracy inline_message_id
    ip_address is_big language_code last_name latitude limit link_preview_options longitude
    max_connections media menu_button message_effect_id message_id message_ids
    message_thread_id name offset parse_mode phone_number photo protect_content reaction
    remove_caption reply_markup reply_parameters reply_to_message_id revoke_messages scope
    secret_token short_description show_alert show_caption_above_media text thumbnail url
    user_id vcard video_start_timestamp voice
"""
_INNER = """
    bio callback_data caption chat_id command copy_text description emoji entities force_reply
    has_spoiler icon_custom_emoji_id inline_keyboard input_field_placeholder is_disabled
    is_persistent keyboard language length login_url media message_id offset one_time
    parse_mode prefer_small_media quote quote_entities quote_position remove_keyboard
    request_contact request_location resize_keyboard selective style text type unix_time url
    user web_app
"""
_SOLID = """
    1001 1 2 3 4 -5 0 99999999999999999999 HTML MarkdownV2 <b>x</b> <a *x* typing [] {}
    default chat attach://a attach://b http://example.org https://x @anna emoji 👍 fr true yes
    /x web_app {"type":"photo","media":"attach://a"} [{"type":"photo","media":"attach://a"}]
    {"message_id":2} [1,2] {"type":"chat","chat_id":1001} [{"type":"emoji","emoji":"👍"}]
    {"inline_keyboard":[[{"text":"x","callback_data":"y"}]]} {"force_reply":true}
    {"keyboard":[[{"text":"x","request_contact":true}]]} {"remove_keyboard":true}
    [{"type":"bold","offset":0,"length":1}] [{"command":"x","description":"y"}]
"""

NAMES, INNER, SOLID = _NAMES.split(), _INNER.split(), _SOLID.split()
