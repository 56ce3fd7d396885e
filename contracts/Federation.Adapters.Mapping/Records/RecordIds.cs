using System.Security.Cryptography;
using System.Text;
using Federation.Adapters.Mapping.Values;

namespace Federation.Adapters.Mapping.Records;

/// <summary>Makes ids of rows. Pure.</summary>
internal static class RecordIds
{
    private const int HashBytes = 12;

    /// <summary>The id; empty where the row says nothing of it.</summary>
    public static string Of(RecordView row, IdRule rule) => rule switch
    {
        ColumnId column => row.Text(column.Column)?.Text ?? "",
        JoinedId joined => Joined(row, joined.Names),
        HashedId hashed => Hashed(row, hashed.Names),
        ExpressionId made => made.Expression.Find(row.Root) is { } value && Texts.Of(value, "").FirstOrDefault() is { Text: { } text } ? text : "",
        _ => "",
    };

    /// <summary>The texts joined by slashes, their own slashes written otherwise: no two rows with other texts have the same.</summary>
    public static string Joined(RecordView row, IReadOnlyList<string> columns)
    {
        var parts = columns.Select(column => row.Text(column)?.Text ?? "").ToList();
        return parts.All(part => part.Length == 0) ? "" : string.Join('/', parts.Select(Sdk.JsonPointer.Escape));
    }

    private static string Hashed(RecordView row, IReadOnlyList<string> columns)
    {
        var parts = columns.Select(column => Folding.Bare(row.Text(column)?.Text ?? "")).ToList();
        return parts.All(part => part.Length == 0) ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('/', parts))).AsSpan(0, HashBytes));
    }
}
