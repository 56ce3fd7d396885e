using System.Numerics;

namespace Federation.Registry.Certificates.Keys;

/// <summary>Base58 with Bitcoin's alphabet, as multibase <c>z</c> writes keys and signatures. Every text stands for other bytes.</summary>
internal static class Base58
{
    /// <summary>In characters: twice what a signature takes. The work grows with the square of it.</summary>
    private const int MaxLength = 176;

    private const string Digits = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var digits = new List<char>(bytes.Length * 2);
        for (var rest = new BigInteger(bytes, isUnsigned: true, isBigEndian: true); !rest.IsZero;)
        {
            rest = BigInteger.DivRem(rest, Digits.Length, out var digit);
            digits.Add(Digits[(int)digit]);
        }

        // A leading zero is nothing to a number, and a byte to us.
        foreach (byte value in bytes)
        {
            if (value != 0) break;
            digits.Add(Digits[0]);
        }

        digits.Reverse();
        return new string([.. digits]);
    }

    /// <returns>Null where the text is none, or longer than anything that is looked for here.</returns>
    public static byte[]? Decode(string text)
    {
        if (text.Length > MaxLength) return null;
        var number = BigInteger.Zero;
        foreach (char character in text)
        {
            int digit = Digits.IndexOf(character, StringComparison.Ordinal);
            if (digit < 0) return null;
            number = (number * Digits.Length) + digit;
        }

        byte[] zeros = new byte[text.TakeWhile(character => character == Digits[0]).Count()];
        return number.IsZero ? zeros : [.. zeros, .. number.ToByteArray(isUnsigned: true, isBigEndian: true)];
    }
}
