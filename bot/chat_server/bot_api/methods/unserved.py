"""The real methods that this server does not serve, and why: it says so instead of "not found".

They are refused with 400: python-telegram-bot then raises BadRequest with the sentence. A 404 it
takes for a wrong token, and whatever is over 500 for trouble of the network that is worth a retry.
"""

from bot.chat_server.bot_api.methods.table import METHODS, Function, Method
from bot.chat_server.errors import bad_request
from bot.chat_server.state import State
from bot.chat_server.wire.parameters import Parameters

# Bot API 10.0.
UNSERVED: dict[str, str] = {
    "groups and channels": """
        approveChatJoinRequest banChatMember banChatSenderChat createChatInviteLink
        createChatSubscriptionInviteLink declineChatJoinRequest deleteAllMessageReactions
        deleteChatPhoto deleteChatStickerSet deleteMessageReaction editChatInviteLink
        editChatSubscriptionInviteLink exportChatInviteLink getChatAdministrators
        getChatMemberCount getMyDefaultAdministratorRights getUserChatBoosts leaveChat
        promoteChatMember restrictChatMember revokeChatInviteLink
        setChatAdministratorCustomTitle setChatDescription setChatMemberTag setChatPermissions
        setChatPhoto setChatStickerSet setChatTitle setMyDefaultAdministratorRights
        unbanChatMember unbanChatSenderChat approveSuggestedPost declineSuggestedPost
    """,
    "topics": """
        closeForumTopic closeGeneralForumTopic createForumTopic deleteForumTopic editForumTopic
        editGeneralForumTopic getForumTopicIconStickers hideGeneralForumTopic reopenForumTopic
        reopenGeneralForumTopic unhideGeneralForumTopic unpinAllForumTopicMessages
        unpinAllGeneralForumTopicMessages
    """,
    "polls, dice and checklists": """
        editMessageChecklist sendChecklist sendDice sendPoll stopPoll
    """,
    "videos and music": """
        getUserProfileAudios sendAnimation sendAudio sendLivePhoto sendVideo sendVideoNote
    """,
    "live locations and venues": "editMessageLiveLocation sendVenue stopMessageLiveLocation",
    "stickers": """
        addStickerToSet createNewStickerSet deleteStickerFromSet deleteStickerSet
        getCustomEmojiStickers getStickerSet replaceStickerInSet sendSticker
        setCustomEmojiStickerSetThumbnail setStickerEmojiList setStickerKeywords
        setStickerMaskPosition setStickerPositionInSet setStickerSetThumbnail
        setStickerSetTitle uploadStickerFile
    """,
    "payments, gifts and stars": """
        answerPreCheckoutQuery answerShippingQuery convertGiftToStars createInvoiceLink
        editUserStarSubscription getAvailableGifts getChatGifts getMyStarBalance
        getStarTransactions getUserGifts giftPremiumSubscription refundStarPayment sendGift
        sendInvoice sendPaidMedia transferGift upgradeGift
    """,
    "games": "getGameHighScores sendGame setGameScore",
    "inline queries and web apps": """
        answerGuestQuery answerInlineQuery answerWebAppQuery savePreparedInlineMessage
        savePreparedKeyboardButton
    """,
    "business accounts and stories": """
        deleteBusinessMessages deleteStory editStory getBusinessAccountGifts
        getBusinessAccountStarBalance getBusinessConnection postStory readBusinessMessage
        removeBusinessAccountProfilePhoto repostStory setBusinessAccountBio
        setBusinessAccountGiftSettings setBusinessAccountName setBusinessAccountProfilePhoto
        setBusinessAccountUsername transferBusinessAccountStars
    """,
    "managed bots": """
        getManagedBotAccessSettings getManagedBotToken replaceManagedBotToken
        setManagedBotAccessSettings
    """,
    "drafts, passports, verification and profiles beyond names": """
        getUserPersonalChatMessages removeChatVerification removeMyProfilePhoto
        removeUserVerification sendMessageDraft setMyProfilePhoto setPassportDataErrors
        setUserEmojiStatus verifyChat verifyUser
    """,
}


def _refuses(name: str, family: str) -> Function:
    async def refuse(_: State, __: Parameters) -> object:
        text = f"method {name} is not served by this chat server, which knows no {family}"
        raise bad_request(text)

    return refuse


for _family, _names in UNSERVED.items():
    for _name in _names.split():
        METHODS[_name.lower()] = Method(_name, _refuses(_name, _family))
