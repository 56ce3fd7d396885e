namespace Federation.Cluster.Operating.Keys;

/// <summary>One key as operators may know it: nothing of it is secret.</summary>
public sealed record SigningKeyFact
{
    public required KeyPurpose Purpose { get; init; }

    public required KeyStanding Standing { get; init; }

    /// <summary>By what others know it: its Multikey, its <c>kid</c>, or the name and hash of a note's key. Null where the keys cannot be read.</summary>
    public string? Id { get; init; }

    /// <summary><c>Ed25519</c> or <c>ES256</c>; null with <see cref="Id"/>.</summary>
    public string? Algorithm { get; init; }

    /// <summary>From when it signs; null where nobody wrote it down.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Until when it signs, or did; null while nothing follows it.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>When the directory changes it by itself; null for one that an operator changes by command.</summary>
    public DateTimeOffset? ChangesAt { get; init; }

    /// <summary>Why keys of this purpose cannot be used, as a code; null where they can.</summary>
    public string? Problem { get; init; }

    public static SigningKeyFact Unusable(KeyPurpose purpose, string code) => new() { Purpose = purpose, Standing = KeyStanding.Unusable, Problem = code };
}

/// <summary>What a key is for.</summary>
public enum KeyPurpose
{
    /// <summary>Certificates of labels and their status lists.</summary>
    Certificates,

    /// <summary>Checkpoints of the public log.</summary>
    PublicLog,

    /// <summary>Tokens of the sign-in, and members' credentials and passes.</summary>
    SignIn,

    /// <summary>What this directory says as an entity of the federation.</summary>
    Federation,

    /// <summary>Packages of adapters: a publisher's key that is trusted here, whose secret half is the publisher's.</summary>
    Packages,
}

/// <summary>Whether a key signs.</summary>
public enum KeyStanding
{
    /// <summary>It signs.</summary>
    Current,

    /// <summary>It is published and will sign.</summary>
    Next,

    /// <summary>It signs no more; what it signed is still checked by it.</summary>
    Former,

    /// <summary>Somebody else's, that is trusted here.</summary>
    Trusted,

    /// <summary>The keys of the purpose cannot be used.</summary>
    Unusable,
}
