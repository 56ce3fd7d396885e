namespace Federation.Cluster.Sync.Pushing;

/// <summary>A listing that came with a signature that holds.</summary>
/// <param name="Id">What its sender calls it: the same for every attempt to send it.</param>
/// <param name="Sha256">Over the body as it was signed, 64 lower-case hexadecimal digits.</param>
/// <param name="Listing">In the folder of what is still coming in.</param>
[GenerateSerializer, Immutable, Alias("push-order")]
public sealed record PushOrder([property: Id(0)] string Id, [property: Id(1)] string Sha256, [property: Id(2)] PushedListing Listing);

/// <summary>What became of it.</summary>
/// <param name="Run">The run that reads it, or was to; null where there is none.</param>
[GenerateSerializer, Immutable, Alias("push-answer")]
public sealed record PushAnswer([property: Id(0)] PushOutcome Outcome, [property: Id(1)] string? Run);

/// <summary>What becomes of a push.</summary>
public enum PushOutcome
{
    /// <summary>A run reads it.</summary>
    Taken,

    /// <summary>It came before, and nothing is done again.</summary>
    Known,

    /// <summary>Another body came under its id before.</summary>
    OtherBody,

    /// <summary>A run of the network is under way, or it has pushed too often.</summary>
    Busy,

    /// <summary>There is no such network.</summary>
    Unknown,
}
