using System.Globalization;
using Federation.Cluster.Members.Passes;
using Federation.Cluster.Members.Visits;

namespace Federation.Gateway.GraphQL.Members;

/// <summary>Where a visit stands among those of its month: by time, and by nonce where two have one time. By values, so that visits that come or go meanwhile neither repeat nor hide another.</summary>
internal readonly record struct VisitPlace(long Ticks, string Nonce) : IComparable<VisitPlace>
{
    private const char Dot = '.'; // in no number and no nonce

    public static VisitPlace Of(Visit visit) => new(visit.At.UtcTicks, visit.Nonce.Value);

    public static bool TryParse(string text, out VisitPlace place)
    {
        place = default;
        int dot = text.IndexOf(Dot, StringComparison.Ordinal);
        if (dot < 0 || !long.TryParse(text.AsSpan(0, dot), NumberStyles.None, CultureInfo.InvariantCulture, out long ticks) || !DoorNonce.TryParse(text[(dot + 1)..], out var nonce)) return false;
        place = new VisitPlace(ticks, nonce.Value);
        return true;
    }

    public int CompareTo(VisitPlace other) => Ticks != other.Ticks ? Ticks.CompareTo(other.Ticks) : string.CompareOrdinal(Nonce, other.Nonce);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Ticks}{Dot}{Nonce}");
}
