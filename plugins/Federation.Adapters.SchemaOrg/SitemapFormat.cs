using System.Runtime.CompilerServices;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.SchemaOrg;

/// <summary>A sitemap (sitemaps.org), or an index of sitemaps of the same host: every address in it that the settings let through is the page of one place.</summary>
internal sealed class SitemapFormat(SiteSettings settings, PlaceFormat places) : RecordFormat
{
    private const int MostSitemaps = 50;

    private static readonly XmlElementFormat Addresses = new() { Element = "url", IdPointer = "/loc" };
    private static readonly XmlElementFormat Sitemaps = new() { Element = "sitemap", IdPointer = "/loc" };

    public override bool Recognises(OpenedSource source) => source.FirstCharacter == '<' && !source.IsWebPage;

    public override async Task<RecordReader> OpenAsync(OpenedSource source, AdapterContext context, CancellationToken cancellationToken)
    {
        // Which of the two it is, its root says; a document is small and has one of them.
        byte[] text = await BoundedBytes.ReadAsync(source.Stream, Limits.HtmlBytes, cancellationToken)
            ?? throw new AdapterException(FailureKind.SourceChanged, "html.too-large", $"The sitemap is larger than {Limits.HtmlBytes} bytes.");
        var pages = new List<string>();
        if (text.AsSpan().IndexOf("<sitemapindex"u8) >= 0)
        {
            var found = await LocationsAsync(Sitemaps, Replayed(source, text), context, cancellationToken).ToListAsync(cancellationToken);
            if (found.Count > MostSitemaps) throw LinkedPages.TooMany("sitemaps", MostSitemaps);
            foreach (string sitemap in found) pages.AddRange(await PagesOfAsync(sitemap, source, context, cancellationToken));
        }
        else
        {
            pages.AddRange(await LocationsAsync(Addresses, Replayed(source, text), context, cancellationToken).ToListAsync(cancellationToken));
        }

        return new LinkedPagesReader(LinkedPages.Of(pages, source.Address, settings), places, context, settings);
    }

    private async Task<List<string>> PagesOfAsync(string sitemap, OpenedSource index, AdapterContext context, CancellationToken cancellationToken)
    {
        if (!LinkedPages.IsOfHost(sitemap, index.Address)) throw new AdapterException(FailureKind.SourceChanged, "schema-org.page-elsewhere", "The index names a sitemap of another host.");
        await using var source = await OpenedSource.OpenAsync(context, sitemap, cancellationToken);
        return await LocationsAsync(Addresses, source, context, cancellationToken).Take(settings.MostPages + 1).ToListAsync(cancellationToken);
    }

    private static OpenedSource Replayed(OpenedSource source, byte[] text) => source.With(text);

    private static async IAsyncEnumerable<string> LocationsAsync(XmlElementFormat format, OpenedSource source, AdapterContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = await format.OpenAsync(source, context, cancellationToken);
        await foreach (var record in reader.ReadAsync(cancellationToken))
        {
            if (record.SourceId.Length > 0) yield return record.SourceId;
        }
    }
}
