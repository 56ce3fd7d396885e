using CsCheck;

namespace Federation.Adapters.Mapping.Tests;

/// <summary>Values to choose from.</summary>
internal static class Choice
{
    public static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
