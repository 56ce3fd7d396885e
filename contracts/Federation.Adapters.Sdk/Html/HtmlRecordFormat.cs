using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>A web page in which every element that a CSS selector finds is a record.</summary>
/// <remarks>
/// A record travels as a JSON object of what <see cref="Fields"/> take out of the element, and of nothing else: what a page says beside it is
/// never kept, persons least of all. No script runs and nothing that the page names is loaded. A page without one such element fails
/// the run (<c>html.no-records</c>): it is another page, often a login.
/// </remarks>
public sealed class HtmlRecordFormat : RecordFormat
{
    /// <summary>Finds the records' elements: <c>li.centre</c>.</summary>
    public required string RecordSelector { get; init; }

    /// <summary>What is taken out of each.</summary>
    public required IReadOnlyList<HtmlField> Fields { get; init; }

    /// <summary>The name of the field that is the network's own id.</summary>
    public required string IdField { get; init; }

    /// <inheritdoc/>
    public override bool ReadsWebPages => true;

    /// <inheritdoc/>
    public override bool Recognises(OpenedSource source) => source.IsWebPage;

    /// <inheritdoc/>
    public override async Task<RecordReader> OpenAsync(OpenedSource source, AdapterContext context, CancellationToken cancellationToken)
    {
        var (document, encodingName, _) = await HtmlDocumentReader.ReadAsync(source, Limits, cancellationToken);
        var elements = document.QuerySelectorAll(RecordSelector);
        if (elements.Length == 0) throw new AdapterException(FailureKind.SourceChanged, "html.no-records", $"The page has no element \"{Excerpt.Of(RecordSelector)}\".");
        return new HtmlRecordReader(this, elements, encodingName, Uri.TryCreate(source.Address, UriKind.Absolute, out var address) ? address : null);
    }
}
