using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Federation.Cluster.Matching.Evaluation;

/// <summary>
/// Reads labelled pairs from a CSV file in UTF-8, in one of two layouts that its header tells: one of plain columns with places, and one of Overture Maps, whose
/// cells are JSON and know no places. Both sides go through the normaliser that listings go through.
/// </summary>
public static class PairFile
{
    /// <summary>The kind of every pair of a file that tells no kinds.</summary>
    public const string OneKind = "pairs";

    /// <summary>A cell that is longer is no listing's.</summary>
    private const int MostCell = 100_000;

    private const string Label = "label";

    private static readonly IPairLayout[] Layouts = [new PlainLayout(), new OvertureLayout()];

    /// <exception cref="PairFileException">The file cannot be opened, or <see cref="Read(TextReader)"/>.</exception>
    public static IReadOnlyList<LabelledPair> Read(string path)
    {
        try
        {
            // A byte that is no UTF-8 is an error, never another character.
            using var reader = new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
            return Read(reader);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new PairFileException(MatchCodes.FileUnreadable, $"{path} cannot be read: {failure.Message}", failure);
        }
    }

    /// <exception cref="PairFileException">Empty, columns of neither layout, or a row that is broken; the message names the line.</exception>
    public static IReadOnlyList<LabelledPair> Read(TextReader reader)
    {
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { MaxFieldSize = MostCell });
        try
        {
            if (!csv.Read()) throw new PairFileException(MatchCodes.FileEmpty, "The file is empty.");
            csv.ReadHeader();
            string[] header = csv.HeaderRecord ?? [];
            var layout = Layouts.FirstOrDefault(layout => layout.Columns.Append(Label).All(header.Contains))
                ?? throw new PairFileException(MatchCodes.UnknownColumns, $"The columns are those of neither layout; \"{Label}\" and one of: {string.Join("; ", Layouts.Select(known => string.Join(", ", known.Columns)))}.");
            var pairs = new List<LabelledPair>();
            while (csv.Read()) pairs.Add(Pair(csv, layout));
            return pairs.Count > 0 ? pairs : throw new PairFileException(MatchCodes.FileEmpty, "The file has a header and no pair.");
        }
        catch (CsvHelperException failure)
        {
            throw new PairFileException(MatchCodes.BadRow, string.Create(CultureInfo.InvariantCulture, $"Line {csv.Parser.RawRow} is no row of a CSV file with these columns."), failure);
        }
    }

    private static LabelledPair Pair(CsvReader csv, IPairLayout layout)
    {
        int line = csv.Parser.RawRow;
        string Cell(string column) => csv.GetField(column) ?? "";
        try
        {
            var (left, right) = layout.Sides(Cell);
            return new LabelledPair(line, layout.Kind(Cell), IsSame(Cell(Label)), left, right, Fingerprint(csv.Parser.Record ?? []));
        }
        catch (FormatException failure)
        {
            throw new PairFileException(MatchCodes.BadRow, string.Create(CultureInfo.InvariantCulture, $"Line {line}: {failure.Message}"), failure);
        }
    }

    private static bool IsSame(string label) => label switch
    {
        "1" or "1.0" => true,
        "0" or "0.0" => false,
        _ => throw new FormatException($"The column \"{Label}\" says neither 1 nor 0."),
    };

    private static string Fingerprint(string[] cells) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', cells))));
}
