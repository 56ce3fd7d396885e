using System.Diagnostics.CodeAnalysis;

namespace Federation.Adapters.RegionSud;

/// <summary>
/// Compares words of this list: two are the same, ignoring case, where a lost letter in one stands for a letter beyond ASCII in the other.
/// </summary>
internal sealed class LostLetters : IEqualityComparer<string>
{
    private const char Lost = '\uFFFD';

    private LostLetters()
    {
    }

    public static LostLetters Comparer { get; } = new();

    public static bool Same(string one, string other) => Comparer.Equals(one, other);

    public bool Equals(string? x, string? y)
    {
        if (x is null || y is null || x.Length != y.Length) return ReferenceEquals(x, y);
        for (int index = 0; index < x.Length; index++)
        {
            bool isLost = !char.IsAscii(x[index]) && !char.IsAscii(y[index]) && (x[index] == Lost || y[index] == Lost);
            if (!isLost && char.ToUpperInvariant(x[index]) != char.ToUpperInvariant(y[index])) return false;
        }

        return true;
    }

    /// <summary>Every letter beyond ASCII counts alike.</summary>
    public int GetHashCode([DisallowNull] string obj)
    {
        var hash = default(HashCode);
        foreach (char character in obj) hash.Add(char.IsAscii(character) ? char.ToUpperInvariant(character) : Lost);
        return hash.ToHashCode();
    }
}
