namespace Federation.Adapters.Sdk;

/// <summary>Postcodes of France and its overseas departments: five digits.</summary>
public static class FrenchPostcode
{
    private const int Digits = 5;

    /// <summary>
    /// The postcode as text. Where a spreadsheet took 01210 for a number, the zero is put back with <c>postcode.padded</c>: five digits are the rule,
    /// so the loss is certain. Null for an empty cell or <c>0</c>, and, with <c>postcode.unreadable</c>, for anything else.
    /// </summary>
    public static string? Read(RecordFields fields, string member, MapFindings findings)
    {
        string? code = fields.Text(member);
        if (code is null or "0") return null;
        if (code.Length is not (Digits or Digits - 1) || !code.All(char.IsAsciiDigit))
        {
            findings.Warning("postcode.unreadable", "The postcode is not five digits.", fields.Pointer(member));
            return null;
        }

        if (code.Length == Digits) return code;
        findings.Info("postcode.padded", "The postcode had lost its leading zero, which was put back.", fields.Pointer(member));
        return "0" + code;
    }
}
