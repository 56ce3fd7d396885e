using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Federation.Cluster.Centres;
using Federation.Cluster.Normalising.Vocabularies;
using Federation.Cluster.Problems;
using Federation.Gateway.GraphQL;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;

namespace Federation.Gateway.Exports.Formats;

/// <summary>CSV after RFC 4180, in UTF-8 with a byte order mark: without one, spreadsheets take it for the alphabet of the machine.</summary>
internal sealed class CsvExport : IExportWriter
{
    /// <summary>Between the values of one cell; no spreadsheet parts cells by it.</summary>
    private const string Between = " | ";

    private readonly PipeWriter _body;
    private readonly RemedyLanguage _language;
    private readonly StringWriter _text = new(CultureInfo.InvariantCulture);
    private readonly CsvWriter _csv;

    public CsvExport(PipeWriter body, RemedyLanguage language)
    {
        _body = body;
        _language = language;
        _csv = new CsvWriter(_text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" });
    }

    public void Begin(DateTimeOffset at)
    {
        _body.Write(Encoding.UTF8.Preamble);
        foreach (string column in (string[])
        [
            "id", "key", "name", "description", "street", "postalCode", "locality", "localityCode", "region", "country", "latitude", "longitude", "website", "phone", "openingHours", "services", "serviceNames",
            "capacity", "capacityText", "languages", "accessibility", "prices", "labelLevel", .. Enum.GetValues<Axis>().Select(axis => $"label{axis}"), "labelValidUntil", "networks", "stale", "changedAt",
            "sources", "licences", "attributions", "attribution", "shareAlike",
        ])
        {
            _csv.WriteField(column);
        }

        EndRow();
    }

    public void Add(ExportedCentre exported)
    {
        var (centre, content) = (exported.Centre, exported.Centre.Content);
        Plain(GlobalId.Of(centre.Id));
        Plain(centre.Id.Value);
        Text(content.Name);
        Text(content.Description);
        AddAddress(content.Address);
        Number(content.Location?.Latitude);
        Number(content.Location?.Longitude);
        Text(content.Website);
        Text(content.Phone);
        Text(content.OpeningHours);
        Texts(content.Services);
        Texts(content.Services.Select(service => Vocabulary.Services.Label(service, _language)));
        Number(content.Capacity);
        Text(content.CapacityText);
        Texts(content.Languages);
        Texts(content.Accessibility);
        Texts(content.Prices.Select(price => price.Text));
        AddLabel(exported.Label);
        Texts(centre.State.Networks.Select(network => network.Value));
        Plain(centre.IsStale ? "true" : "false");
        Moment(centre.State.ChangedAt);
        AddTerms(exported.Sources);
        Plain(ObligationWords.Of(exported.Obligations.Attribution));
        Plain(ObligationWords.Of(exported.Obligations.ShareAlike));
        EndRow();
    }

    public void End()
    {
    }

    public void Dispose()
    {
        _csv.Dispose();
        _text.Dispose();
    }

    private void AddAddress(Address? address)
    {
        Text(address?.Street);
        Text(address?.PostalCode);
        Text(address?.Locality);
        Text(address?.LocalityCode);
        Text(address?.Region);
        Text(address?.Country);
    }

    private void AddLabel(LabelAward? label)
    {
        Number(label?.Levels.Overall);
        foreach (var axis in Enum.GetValues<Axis>()) Number(label?.Levels.On(axis));
        Moment(label?.ValidUntil);
    }

    /// <summary>Three columns in one order: each licence and attribution stands where its network does.</summary>
    private void AddTerms(IReadOnlyList<ExportSource> sources)
    {
        var terms = sources.Select(source => (source.Network, source.Licence, source.Attribution)).Distinct().ToList();
        Texts(terms.Select(term => term.Network));
        Texts(terms.Select(term => term.Licence));
        Texts(terms.Select(term => term.Attribution));
    }

    /// <summary>What a source says does not part its own text from itself, or the next source would have its terms.</summary>
    private void Texts(IEnumerable<string> texts) => Text(string.Join(Between, texts.Select(text => text.Replace(Between, " / ", StringComparison.Ordinal))));

    private void Text(string? text) => _csv.WriteField(text is null ? null : CsvCell.Of(text));

    /// <summary>A number stays one, also below zero.</summary>
    private void Number(double? number) => Plain(number?.ToString(CultureInfo.InvariantCulture));

    private void Moment(DateTimeOffset? at) => Plain(at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    /// <summary>What the directory wrote itself.</summary>
    private void Plain(string? text) => _csv.WriteField(text);

    private void EndRow()
    {
        _csv.NextRecord();
        _csv.Flush();
        var row = _text.GetStringBuilder();
        foreach (var chunk in row.GetChunks()) Encoding.UTF8.GetBytes(chunk.Span, _body);
        row.Clear();
    }
}
