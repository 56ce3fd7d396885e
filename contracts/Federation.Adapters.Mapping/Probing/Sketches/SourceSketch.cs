using System.Text.Json;
using Federation.Adapters.Mapping.Sources;

namespace Federation.Adapters.Mapping.Probing.Sketches;

/// <summary>How a source that nobody has described is cut into rows, as far as its start tells. Immutable.</summary>
internal sealed record SourceSketch
{
    public required SourceKind Kind { get; init; }

    /// <summary>What the rows are read from: the source's start, ended so that it is whole.</summary>
    public required ReadOnlyMemory<byte> Sample { get; init; }

    /// <summary>The encoding's name; null where the format says it by itself.</summary>
    public string? Encoding { get; init; }

    public char? Delimiter { get; init; }

    public int RowsBefore { get; init; }

    public bool HasHeaders { get; init; } = true;

    public string? Sheet { get; init; }

    /// <summary>Where in JSON the records are; null where the text is their array.</summary>
    public string? Records { get; init; }

    /// <summary>Whether the records are members of an object, each by its key.</summary>
    public bool IsKeyed { get; init; }

    public string Element { get; init; } = "";

    public string Each { get; init; } = "";

    public IReadOnlyList<TakeSketch> Take { get; init; } = [];

    public IReadOnlyList<string> Types { get; init; } = [];

    public PagingSketch? Paging { get; init; }

    /// <summary>The EPSG code that GeoJSON names beside its features; null for none.</summary>
    public string? System { get; init; }

    /// <summary>What a person has to look at.</summary>
    public IReadOnlyList<string> Unsure { get; init; } = [];

    public string Format => Kind switch
    {
        SourceKind.Csv => "csv",
        SourceKind.Json => "json",
        SourceKind.JsonLines => "json-lines",
        SourceKind.GeoJson => "geojson",
        SourceKind.Xml => "xml",
        SourceKind.Html => "html",
        SourceKind.JsonLd => "json-ld",
        _ => "xlsx",
    };
}

/// <summary>One column of a web page.</summary>
/// <param name="Select">A CSS selector; null for the record's element itself.</param>
internal sealed record TakeSketch(string Name, string? Select, string? Attribute, bool IsPerson);

/// <summary>How an API hands out its pages.</summary>
internal sealed record PagingSketch
{
    /// <summary><c>page</c>, <c>offset</c>, <c>cursor</c>, <c>next</c> or <c>link</c>.</summary>
    public required string By { get; init; }

    public string? Parameter { get; init; }

    public int? Start { get; init; }

    public int? Size { get; init; }

    public string? SizeParameter { get; init; }

    public string? Next { get; init; }

    public string? Total { get; init; }

    /// <summary>The source's address without what paging puts into it; null where that is the address itself.</summary>
    public string? Address { get; init; }
}

/// <summary>A value at a way of names that a JSON text says about itself.</summary>
internal readonly record struct Statement(string Way, JsonElement Value);
