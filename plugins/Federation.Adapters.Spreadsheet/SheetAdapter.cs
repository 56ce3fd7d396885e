using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Spreadsheet;

/// <summary>Reads one network's list, by its settings.</summary>
internal sealed class SheetAdapter : RecordAdapter
{
    private readonly SheetSettings _settings;

    public SheetAdapter(AdapterConfig config)
    {
        _settings = SheetSettings.Of(config);
        Formats = [new WorkbookFormat(_settings), new TextFormat(_settings)];
    }

    protected override IReadOnlyList<RecordFormat> Formats { get; }

    protected override MapResult Map(RecordFields record, MapContext context)
    {
        var findings = new MapFindings();
        var columns = SheetColumns.Of([.. record.Names], _settings);
        return findings.Result(new ListingDraft
        {
            Name = findings.Name(record, columns[SheetField.Name] ?? SheetField.Name),
            Description = columns.Text(record, SheetField.Description),
            Address = SheetAddress.Read(record, columns, _settings, findings),
            Location = findings.Location(SheetPlace.Read(record, columns)),
            Website = columns[SheetField.Website] is { } website ? findings.Website(record, website) : null,
            Phone = SheetTerms.Phone(record, columns, _settings, findings),
            OpeningHours = columns.Text(record, SheetField.Hours),
            Services = SheetServices.Read(record, columns, findings),
            Capacity = columns[SheetField.Capacity] is { } places ? record.WholeNumber(places) : null,
            CapacityText = columns[SheetField.Capacity] is { } words && record.WholeNumber(words) is null ? record.Text(words) : null,
            Languages = SheetTerms.Languages(record, columns),
            Accessibility = SheetTerms.Accessibility(record, columns),
            Prices = SheetTerms.Prices(record, columns),
        });
    }
}
