using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Federation.Cluster.Centres;

namespace Federation.Cluster.Index;

/// <summary>
/// A place in the order of a list: by what the list goes by, then by folded name, then by id. It names values, not a position or a row, so a page after it is right whatever was inserted or deleted
/// meanwhile. Opaque to readers.
/// </summary>
/// <param name="Order">What the list goes by; places in lists of two orders cannot be compared.</param>
/// <param name="Rank">Lower comes first: metres, or what is best turned around; 0 in a list by name.</param>
public sealed record PageCursor(CentreOrder Order, double Rank, string SortName, CentreId Id) : IComparable<PageCursor>
{
    private const int FixedBytes = 1 + 8 + 32;

    public int CompareTo(PageCursor? other)
    {
        if (other is null) return 1;
        int order = Rank.CompareTo(other.Rank);
        if (order == 0) order = string.CompareOrdinal(SortName, other.SortName);
        return order != 0 ? order : Id.CompareTo(other.Id);
    }

    public override string ToString()
    {
        byte[] name = Encoding.UTF8.GetBytes(SortName);
        var bytes = new byte[FixedBytes + name.Length];
        bytes[0] = (byte)Order;
        BinaryPrimitives.WriteDoubleBigEndian(bytes.AsSpan(1), Rank);
        Encoding.ASCII.GetBytes(Id.Value, bytes.AsSpan(9));
        name.CopyTo(bytes, FixedBytes);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; false for anything else.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PageCursor? cursor)
    {
        cursor = null;
        if (text is null || text.Length > 2_000 || !Base64Url.IsValid(text)) return false;
        byte[] bytes = Base64Url.DecodeFromChars(text);
        if (bytes.Length < FixedBytes || bytes[0] > (byte)CentreOrder.Freshness || !CentreId.TryParse(Encoding.ASCII.GetString(bytes, 9, 32), out var id)) return false;
        double rank = BinaryPrimitives.ReadDoubleBigEndian(bytes.AsSpan(1));
        if (double.IsNaN(rank)) return false;
        cursor = new PageCursor((CentreOrder)bytes[0], rank, Encoding.UTF8.GetString(bytes, FixedBytes, bytes.Length - FixedBytes), id);
        return true;
    }
}
