using Federation.Adapters.Mapping.Values;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.Mapping.Sources;

internal enum SourceKind
{
    Csv,
    Json,
    JsonLines,
    GeoJson,
    Xml,
    Html,
    JsonLd,
    Xlsx,
}

/// <summary>Where a source is and how it is cut into rows. Immutable.</summary>
internal sealed record SourceRule
{
    public required SourceKind Kind { get; init; }

    /// <summary>With settings in braces; by default <c>{source}</c>.</summary>
    public required Template Address { get; init; }

    public string? Encoding { get; init; }

    public string? Delimiter { get; init; }

    /// <summary>Null where the source has a header row; none where columns go by number.</summary>
    public IReadOnlyList<string>? Headers { get; init; }

    public int RowsBefore { get; init; }

    /// <summary>Where in JSON the records are; null where the JSON text is their array.</summary>
    public JsonWay? Records { get; init; }

    /// <summary>Whether the JSON records are the members of an object, by their names, which become <c>@key</c>.</summary>
    public bool IsKeyed { get; init; }

    /// <summary>The XML element that is a record.</summary>
    public string Element { get; init; } = "";

    /// <summary>The CSS selector of a record's element.</summary>
    public string Each { get; init; } = "";

    public IReadOnlyList<HtmlField> Take { get; init; } = [];

    /// <summary>Types of schema.org.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>The sheet's name; null for the first one that is not hidden.</summary>
    public string? Sheet { get; init; }

    public IReadOnlyList<KeyValuePair<string, Template>> RequestHeaders { get; init; } = [];

    public PagingRule? Paging { get; init; }

}

internal enum PagingKind
{
    Page,
    Offset,
    Cursor,
    Next,
    Link,
}

/// <summary>How an API hands out its pages. Immutable.</summary>
internal sealed record PagingRule
{
    public required PagingKind Kind { get; init; }

    /// <summary>The query's name of the page's number, the offset or the cursor.</summary>
    public string Parameter { get; init; } = "";

    public int Start { get; init; }

    public int? Size { get; init; }

    public string? SizeParameter { get; init; }

    /// <summary>Where a page says its successor's cursor or address.</summary>
    public JsonWay? Next { get; init; }

    /// <summary>Where a page says how many records there are in all; null where none does.</summary>
    public JsonWay? Total { get; init; }

    public int Most { get; init; } = 1_000;
}
