using System.Text.Json;
using Federation.Adapters.Sdk;

namespace Federation.Adapters.HubLo;

/// <summary>The place's telephone. The one in a pocket, <c>c_mobile</c>, is a person's.</summary>
internal static class Telephone
{
    private const string Column = "c_telephone";
    private const int DigitsWithoutZero = 9;

    public static string? Read(RecordFields record, MapFindings findings)
    {
        if (record.Text(Column) is not { } number || !number.AsSpan().ContainsAnyExcept('-')) return null;
        if (record.Value(Column)?.ValueKind != JsonValueKind.Number || number.Length != DigitsWithoutZero) return number;

        // Given as a number, a French telephone cannot keep the zero that each begins with.
        findings.Info("phone.padded", "The telephone had lost its leading zero, which was put back.", record.Pointer(Column));
        return "0" + number;
    }
}
