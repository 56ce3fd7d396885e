namespace Federation.Gateway.Push;

/// <summary>Why a push is not taken; the catalogue says what to do.</summary>
internal static class PushCodes
{
    /// <summary>A run of the network is under way, or it has pushed too often.</summary>
    public const string Busy = "push.busy";

    /// <summary>The body ended before its length, or came too slowly.</summary>
    public const string CutOff = "push.cut-off";

    /// <summary>The body has no byte.</summary>
    public const string Empty = "push.empty";

    /// <summary>It is packed otherwise than by gzip, or in a broken way.</summary>
    public const string Encoding = "push.encoding";

    /// <summary>A header that Standard Webhooks asks for is missing, or is none.</summary>
    public const string Headers = "push.headers";

    /// <summary>Another body came under the same id.</summary>
    public const string OtherBody = "push.other-body";

    /// <summary>It is a page for people.</summary>
    public const string Page = "push.page";

    /// <summary>The signature is none of the network's, or there is no such network.</summary>
    public const string Signature = "push.signature";

    /// <summary>The signature is too old, or from the future.</summary>
    public const string Timestamp = "push.timestamp";

    /// <summary>It is larger than a source may be, packed or unpacked.</summary>
    public const string TooLarge = "push.too-large";

    /// <summary>Too many at once, or too many that were refused.</summary>
    public const string TooMany = "push.too-many";

    /// <summary>It does not say what it is.</summary>
    public const string Type = "push.type";
}
