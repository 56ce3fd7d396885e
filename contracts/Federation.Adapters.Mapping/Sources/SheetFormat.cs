using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Sources;

/// <summary>A sheet of an Excel file (.xlsx).</summary>
internal sealed class SheetFormat(SourceRule source, IReadOnlyList<string> columns) : RecordFormat
{
    public override bool Recognises(OpenedSource opened) => true;

    public override async Task<RecordReader> OpenAsync(OpenedSource opened, AdapterContext context, CancellationToken cancellationToken)
    {
        byte[] bytes = await BoundedBytes.ReadAsync(opened.Stream, SheetGuard.MostBytes, cancellationToken) ?? throw SheetGuard.TooLarge();
        SheetGuard.Check(bytes);
        return new ReadRecords("XLSX", SheetRows.Read(bytes, source, columns));
    }
}
