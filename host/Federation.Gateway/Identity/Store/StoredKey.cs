using Federation.Gateway.Identity.Keys;

namespace Federation.Gateway.Identity.Store;

/// <summary>A key of the sign-in. Times are UTC.</summary>
internal sealed class StoredKey
{
    /// <summary>Random; the <c>kid</c> of a signing key.</summary>
    public required string Id { get; init; }

    public required KeyUse Use { get; init; }

    /// <summary>The key, protected by the keys in the data folder.</summary>
    public required string Secret { get; init; }

    public required DateTime Created { get; init; }

    /// <summary>From when it is used. It is published before, so that others know it by then.</summary>
    public required DateTime UsedFrom { get; init; }
}
