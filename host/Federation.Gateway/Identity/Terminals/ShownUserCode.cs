using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Federation.Gateway.Identity.Terminals;

/// <summary>
/// Marks the form that shows a person what a terminal's code is for, so that their answer is not counted as one more guess, on whichever host. A mark counts for that code and that account alone; it does not
/// end by itself, as the code does. Thread safe.
/// </summary>
internal sealed class ShownUserCode(IDataProtectionProvider protection)
{
    /// <summary>The form's field that carries it.</summary>
    public const string Field = "shown";

    private readonly IDataProtector _protector = protection.CreateProtector("Federation.TerminalCodes");

    public string Mark(string account, string code) => _protector.Protect(Text(account, code));

    /// <summary>False also where the mark is none.</summary>
    public bool Contains(string account, string code, string mark)
    {
        try
        {
            return mark.Length > 0 && _protector.Unprotect(mark) == Text(account, code);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string Text(string account, string code) => $"{account}\n{code}";
}
