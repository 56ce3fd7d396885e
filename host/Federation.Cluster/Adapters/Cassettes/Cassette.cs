namespace Federation.Cluster.Adapters.Cassettes;

/// <summary>What servers answered, as a file holds it: scrubbed of secrets and persons. <c>docs/cassettes.md</c> describes the file.</summary>
internal sealed record Cassette
{
    /// <summary>The form of the file. It rises when a reader of the old one would misread the new one; members may be added without.</summary>
    public const int CurrentSchema = 1;

    public required int Schema { get; init; }

    /// <summary>In the order in which they were answered.</summary>
    public required IReadOnlyList<CassetteExchange> Exchanges { get; init; }
}

internal sealed record CassetteExchange
{
    public required DateTimeOffset RecordedAt { get; init; }

    public required CassetteRequest Request { get; init; }

    public required CassetteAnswer Answer { get; init; }
}

internal sealed record CassetteRequest
{
    public required string Method { get; init; }

    /// <summary>Absolute, with its query.</summary>
    public required string Address { get; init; }

    /// <summary>Those that may decide the answer. They are for people: nothing is found by them.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }
}

internal sealed record CassetteAnswer
{
    /// <summary>200 to 599.</summary>
    public required int Status { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body where it is text in UTF-8; null where it is not, or there is none.</summary>
    public string? Body { get; init; }

    /// <summary>The body where it is anything else, in Base64.</summary>
    public string? BodyBase64 { get; init; }
}
