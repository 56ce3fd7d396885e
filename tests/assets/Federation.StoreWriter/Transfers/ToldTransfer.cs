using System.Globalization;

namespace Federation.TestAssets.Transfers;

/// <summary>What somebody was told of a transfer once its commit had returned.</summary>
/// <param name="Position">The feed right after it.</param>
/// <param name="From">The version of the account that paid.</param>
/// <param name="To">Of the other.</param>
internal sealed record ToldTransfer(string Id, long Position, long From, long To)
{
    /// <summary>What a line begins with.</summary>
    public const string Word = "told ";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Word}{Id} {Position} {From} {To}");

    /// <summary>Null for a line that tells of none.</summary>
    public static ToldTransfer? Parse(string line) =>
        line.StartsWith(Word, StringComparison.Ordinal) && line.Split(' ') is [_, var id, var position, var from, var to]
            ? new ToldTransfer(id, Number(position), Number(from), Number(to))
            : null;

    private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
