using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Federation.Cluster.Centres;

namespace Federation.Cluster.Index;

/// <summary>
/// A place in the order of a list: by distance where there is one, then by folded name, then by id. It names values, not a
/// position or a row, so a page after it is right whatever was inserted or deleted meanwhile. Opaque to readers.
/// </summary>
public sealed record PageCursor(double? Distance, string SortName, CentreId Id) : IComparable<PageCursor>
{
    public int CompareTo(PageCursor? other)
    {
        if (other is null) return 1;
        int order = Nullable.Compare(Distance, other.Distance);
        if (order == 0) order = string.CompareOrdinal(SortName, other.SortName);
        return order != 0 ? order : Id.CompareTo(other.Id);
    }

    public override string ToString()
    {
        byte[] name = Encoding.UTF8.GetBytes(SortName);
        var bytes = new byte[8 + 32 + name.Length];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, Distance ?? double.NaN);
        Encoding.ASCII.GetBytes(Id.Value, bytes.AsSpan(8));
        name.CopyTo(bytes, 40);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; false for anything else.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PageCursor? cursor)
    {
        cursor = null;
        if (text is null || text.Length > 2_000 || !Base64Url.IsValid(text)) return false;
        byte[] bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length < 40 || !CentreId.TryParse(Encoding.ASCII.GetString(bytes, 8, 32), out var id)) return false;
        double distance = BinaryPrimitives.ReadDoubleBigEndian(bytes);
        cursor = new PageCursor(double.IsNaN(distance) ? null : distance, Encoding.UTF8.GetString(bytes, 40, bytes.Length - 40), id);
        return true;
    }
}
