using System.Text;
using System.Text.Json;
using Federation.Contracts;
using Federation.Contracts.Testing;

namespace Federation.Adapters.Sdk.Tests;

/// <summary>Adapters with one format each, and their records read back as text.</summary>
internal static class Tables
{
    public static RecordAdapter Csv(params string[] headers) => Of(new CsvFormat { RequiredHeaders = headers, IdHeader = headers[0], PersonHeaders = ["MAIL"] });

    public static RecordAdapter CsvWithoutPersons(params string[] headers) => Of(new CsvFormat { RequiredHeaders = headers, IdHeader = headers[0] });

    public static RecordAdapter JsonArray(string? member = null) => Of(new JsonArrayFormat { Member = member, IdPointer = "/id" });

    public static RecordAdapter Xml(params string[] persons) => Of(new XmlElementFormat { Element = "centre", IdPointer = "/@id", PersonNames = persons });

    public static HtmlRecordFormat HtmlFormat { get; } = new()
    {
        RecordSelector = "li.centre",
        IdField = "id",
        Fields =
        [
            new HtmlField { Name = "id", Attribute = "id" },
            new HtmlField { Name = "NOM", Selector = "h2" },
            new HtmlField { Name = "text", Selector = "p" },
            new HtmlField { Name = "site", Selector = "a", Attribute = "href" },
            new HtmlField { Name = "who", Selector = ".who", IsPerson = true },
        ],
    };

    public static RecordAdapter Html { get; } = Of(HtmlFormat);

    public static RecordAdapter JsonLd { get; } = Of(new JsonLdFormat { Types = ["LocalBusiness"] });

    public static MapContext MapContext { get; } = new() { Config = AdapterBench.Of("").Config };

    public static RecordAdapter Of(params RecordFormat[] formats) => new GivenFormats(formats);

    public static Task<AdapterRun> ReadAsync(RecordAdapter adapter, string text, FetchRequest? request = null) =>
        AdapterRun.OfAsync(adapter, AdapterBench.Of(text), request);

    public static string Text(this SourceRecord record) => Encoding.UTF8.GetString(record.Raw.Span);

    /// <summary>The row's cells, in order.</summary>
    public static IReadOnlyList<string> Cells(this SourceRecord record)
    {
        using var document = JsonDocument.Parse(record.Raw);
        return [.. document.RootElement.EnumerateObject().Select(member => member.Value.GetString()!)];
    }

    private sealed class GivenFormats(RecordFormat[] formats) : RecordAdapter
    {
        protected override IReadOnlyList<RecordFormat> Formats => formats;

        protected override MapResult Map(RecordFields record, MapContext context)
        {
            var findings = new MapFindings();
            return findings.Result(new ListingDraft { Name = findings.Name(record, "NOM") });
        }
    }
}
