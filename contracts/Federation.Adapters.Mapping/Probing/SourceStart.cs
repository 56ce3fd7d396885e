using Federation.Adapters.Mapping.Sources;
using Federation.Adapters.Mapping.Values;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Probing;

/// <summary>The first bytes of a source, and what its server said of it.</summary>
internal sealed record SourceStart
{
    /// <summary>The most that is read: 8 MiB.</summary>
    public const int MostBytes = 8 << 20;

    public required string Address { get; init; }

    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Whether the source goes on.</summary>
    public required bool IsCut { get; init; }

    public string? MediaType { get; init; }

    /// <summary>What the header <c>Link</c> names as the next page.</summary>
    public string? NextLink { get; init; }

    public bool IsWeb => IsWebAddress(Address);

    public static bool IsWebAddress(string source) => source.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="AdapterException">The source cannot be opened.</exception>
    public static async Task<SourceStart> ReadAsync(AdapterContext context, string source, CancellationToken cancellationToken)
    {
        // By the way that paging by the header goes, for only that shows it.
        var rule = new SourceRule
        {
            Kind = SourceKind.Json,
            Address = Template.TryParse($"{{{Settings.Source}}}")!, // It is one.
            Paging = IsWebAddress(source) ? new PagingRule { Kind = PagingKind.Link } : null,
        };
        var linked = new MappedContext(context, rule);
        await using var content = await linked.OpenAsync(source, cancellationToken);
        using var bytes = new MemoryStream();
        var buffer = new byte[32 << 10];
        int count;
        while (bytes.Length < MostBytes && (count = await content.Stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, MostBytes - bytes.Length)), cancellationToken)) > 0) bytes.Write(buffer, 0, count);
        bool isCut = bytes.Length == MostBytes && await content.Stream.ReadAsync(buffer.AsMemory(0, 1), cancellationToken) > 0;
        return new SourceStart { Address = source, Bytes = bytes.ToArray(), IsCut = isCut, MediaType = content.MediaType, NextLink = linked.NextLink };
    }
}
