using System.Diagnostics.CodeAnalysis;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Spreadsheet;

/// <summary>The list as CSV. Its first row is the header row.</summary>
internal sealed class TextFormat : CsvFormat
{
    private readonly SheetSettings _settings;

    [SetsRequiredMembers]
    public TextFormat(SheetSettings settings)
    {
        _settings = settings;
        RequiredHeaders = settings.Required;
        IdHeader = null;
        PersonHeaders = TableRows.PersonHeadersOf(settings);
        CutsMailboxes = true;
    }

    protected override bool IsHeaderRow(IReadOnlyList<string> headers) => TableRows.IsHeaderRow(headers, _settings);

    protected override SourceRecord Complete(SourceRecord record) => TableRows.Complete(record, _settings);
}
