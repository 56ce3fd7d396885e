namespace Federation.Contracts;

/// <summary>
/// A label that another directory awarded to the place of a listing, as read: shown as that directory's, beside the proof that there is. It is no claim of the listing and sets no level here.
/// </summary>
public sealed record ForeignLabel
{
    /// <summary>The address of the directory that awarded it, as its certificates name it.</summary>
    public required string Issuer { get; init; }

    /// <summary>The level overall, 1 to 3; null where it was not said.</summary>
    public int? Level { get; init; }

    /// <summary>The level by axis, 1 to 3, under the axes' names in certificates such as <c>technical-performance</c>. Axes without a level are not there.</summary>
    public IReadOnlyDictionary<string, int> Axes { get; init; } = new Dictionary<string, int>();

    /// <summary>From this moment on it counts no more; null where it was not said.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Where its certificate is; null where it was not said.</summary>
    public string? Certificate { get; init; }

    /// <summary>The certificate itself, in either of its forms, at most 64 KiB; null where it was not given.</summary>
    public string? Credential { get; init; }

    /// <summary>
    /// The issuer's public keys as it publishes them, at most 64 KiB, by which the host checks the certificate; null where they could not be read. What they are worth is where they were read from.
    /// </summary>
    public string? IssuerKeys { get; init; }
}
