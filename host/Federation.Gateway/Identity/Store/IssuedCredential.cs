namespace Federation.Gateway.Identity.Store;

/// <summary>
/// That a credential is out, so that it can be taken back: whose, and until when. For which centre is not written down: nobody here needs to know where members go.
/// </summary>
internal sealed class IssuedCredential
{
    /// <summary>Its place in the list of states, drawn at random.</summary>
    public required int StatusIndex { get; init; }

    /// <summary>Null once the account is gone: then the credential is taken back, until it is over.</summary>
    public string? AccountId { get; init; }

    public required string Network { get; init; }

    public required DateTime Until { get; init; }
}
