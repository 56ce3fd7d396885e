using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>
/// What a site says of its places in JSON-LD, the way search engines read it: the blocks <c>application/ld+json</c> of a web page, or such a
/// document by itself. Every object of one of <see cref="Types"/> is a record, its bytes kept as they are unless it names others or writes names with the vocabulary's address.
/// </summary>
/// <remarks>
/// Objects are sought at the root, in arrays, and below <c>@graph</c>, <c>itemListElement</c>, <c>item</c>, <c>mainEntity</c>,
/// <c>hasPart</c> and <c>containsPlace</c>; one inside another that is a record is part of it. A page's block that is no JSON is
/// quarantined; a page that ends within a block was cut, and fails the run (<c>html.truncated</c>). A source without one such object fails the run (<c>json-ld.no-records</c>). Where an object only names another one of the document
/// (<c>{ "@id": "#address" }</c>), that one stands in its place in the record, up to 6 within each other; in a page the other one may stand in another block.
/// </remarks>
public class JsonLdFormat : RecordFormat
{
    /// <summary>Types of schema.org, without its address: <c>LocalBusiness</c>, <c>Library</c>.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    /// <summary>Where in a record the network's own id is: JSON pointers, the first that leads to something counts.</summary>
    public IReadOnlyList<string> IdPointers { get; init; } = ["/@id", "/url"];

    /// <summary>
    /// Names of members that name or reach a person, at any depth, told without regard to case. They need not be there. Objects of the type
    /// <c>Person</c> are cut out whatever their name.
    /// </summary>
    public IReadOnlyList<string> PersonNames { get; init; } = ["email", "founder", "founders", "employee", "employees", "member", "members", "author", "alumni", "contactPoint", "contactPoints"];

    /// <summary>Whether a text with a mailbox in it is cut as a person's, wherever it stands but as the object's name. False by default.</summary>
    public bool CutsMailboxes { get; init; }

    /// <inheritdoc/>
    public override bool ReadsWebPages => true;

    /// <inheritdoc/>
    public override bool Recognises(OpenedSource source) => source.IsWebPage || source.MediaType == "application/ld+json" || source.FirstCharacter is '{' or '[';

    /// <inheritdoc/>
    public override async Task<RecordReader> OpenAsync(OpenedSource source, AdapterContext context, CancellationToken cancellationToken)
    {
        var found = new JsonLdObjects(this);
        if (source.IsWebPage)
        {
            var (document, _, endsInScript) = await HtmlDocumentReader.ReadAsync(source, Limits, cancellationToken);
            using (document) found.AddPage(document, endsInScript);
        }
        else
        {
            byte[] text = await BoundedBytes.ReadAsync(source.Stream, JsonText.MostBytes, cancellationToken)
                ?? throw new AdapterException(FailureKind.SourceChanged, "record.too-large", $"The JSON-LD document is larger than {JsonText.MostBytes} bytes.");
            using var document = JsonText.Parse(text);
            found.AddDocument(document.RootElement);
        }

        if (found.Records.Count == 0)
        {
            throw new AdapterException(FailureKind.SourceChanged, "json-ld.no-records", $"The source holds no JSON-LD object of the type {string.Join(", ", Types)}.");
        }

        return new JsonLdReader(found.Records);
    }

    /// <summary>Whether an object of a wanted type is a record; true by default. What is not is passed over.</summary>
    /// <param name="candidate">The object as it is read, valid only until this returns.</param>
    protected internal virtual bool Takes(RecordFields candidate) => true;
}
