namespace Federation.Contracts.Testing;

/// <summary>What a partner was asked.</summary>
public sealed record PartnerRequest
{
    /// <summary>Upper case; <c>GET</c> for a source that was opened.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>Absolute, with its query; or the path of a file, as the configuration names it.</summary>
    public required string Address { get; init; }

    /// <summary>By name, without regard to case.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What was posted.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The value of a parameter of the address's query, decoded; null where it has none of that name.</summary>
    public string? Query(string name)
    {
        int start = Address.IndexOf('?', StringComparison.Ordinal);
        if (start < 0) return null;
        return Address[(start + 1)..].Split('#')[0].Split('&')
            .Select(pair => pair.Split('=', 2))
            .Where(pair => Uri.UnescapeDataString(pair[0]) == name)
            .Select(pair => pair.Length > 1 ? Uri.UnescapeDataString(pair[1].Replace('+', ' ')) : "")
            .FirstOrDefault();
    }
}
