using System.Globalization;
using System.IO.Compression;
using Federation.Contracts;

namespace Federation.Adapters.Mapping.Sources;

/// <summary>Looks at a workbook before anything reads it: a small file can unpack to a huge one.</summary>
internal static class SheetGuard
{
    public const int MostBytes = 16 << 20;
    private const long MostUnpacked = 128L << 20;
    private const int MostParts = 2_000;

    /// <exception cref="AdapterException"><c>mapping.workbook</c>, <c>mapping.workbook-too-large</c>.</exception>
    public static void Check(byte[] bytes)
    {
        try
        {
            using var parts = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (parts.Entries.Count > MostParts) throw TooLarge();
            if (parts.GetEntry("xl/workbook.xml") is null) throw NoWorkbook();

            // What the directory says of lengths can be a lie, so it is unpacked once and thrown away.
            long unpacked = 0;
            var buffer = new byte[64 << 10];
            foreach (var part in parts.Entries)
            {
                using var stream = part.Open();
                for (int count; (count = stream.Read(buffer)) > 0;)
                {
                    if ((unpacked += count) > MostUnpacked) throw TooLarge();
                }
            }
        }
        catch (Exception failure) when (failure is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            throw NoWorkbook(failure);
        }
    }

    public static AdapterException TooLarge() => new(
        FailureKind.SourceChanged, "mapping.workbook-too-large", string.Create(CultureInfo.InvariantCulture, $"The workbook is larger than {MostBytes >> 20} MiB, or than {MostUnpacked >> 20} MiB unpacked."));

    public static AdapterException NoWorkbook(Exception? cause = null) => new(FailureKind.SourceChanged, "mapping.workbook", "The source is no workbook (.xlsx) that can be read.", cause);
}
