using Microsoft.Extensions.Logging;

namespace Federation.Adapters.FederationPeer;

internal static partial class PeerLog
{
    [LoggerMessage(LogLevel.Warning, "The keys by which the peer's labels are checked could not be read ({Code}); its labels are shown unchecked.")]
    public static partial void NoKeys(ILogger log, string code);
}
