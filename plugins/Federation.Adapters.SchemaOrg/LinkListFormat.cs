using AngleSharp.Dom;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.SchemaOrg;

/// <summary>A page with links to the places' pages, found by the setting <c>links</c>.</summary>
internal sealed class LinkListFormat(SiteSettings settings, PlaceFormat places) : RecordFormat
{
    private const string Address = "href";

    public override bool ReadsWebPages => true;

    public override bool Recognises(OpenedSource source) => source.IsWebPage;

    public override async Task<RecordReader> OpenAsync(OpenedSource source, AdapterContext context, CancellationToken cancellationToken)
    {
        var format = new HtmlRecordFormat { RecordSelector = settings.Links ?? "a", IdField = Address, Fields = [new HtmlField { Name = Address, Attribute = Address }] };
        try
        {
            var links = await format.OpenAsync(source, context, cancellationToken);
            var addresses = await links.ReadAsync(cancellationToken).Select(link => link.SourceId).Where(address => address.Length > 0).ToListAsync(cancellationToken);
            return new LinkedPagesReader(LinkedPages.Of(addresses, source.Address, settings), places, context, settings);
        }
        catch (DomException exception)
        {
            throw new AdapterException(FailureKind.Configuration, "config.selector", "The setting \"links\" is no CSS selector.", exception);
        }
    }
}
