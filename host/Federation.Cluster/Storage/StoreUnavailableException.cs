namespace Federation.Cluster.Storage;

/// <summary>The store could not be opened, reached or written: a full disk, a lost file, a folder without rights, a newer format.</summary>
/// <param name="code">One of <see cref="StoreCodes"/>.</param>
/// <param name="message">What happened, to which file. No stored content.</param>
/// <remarks>It crosses from silo to silo as the cause of Orleans' own exceptions.</remarks>
[GenerateSerializer]
[Alias("federation.store.unavailable")]
public sealed class StoreUnavailableException(string code, string message, Exception? innerException = null) : Exception(message, innerException)
{
    [Id(0)]
    public string Code { get; } = code;
}
