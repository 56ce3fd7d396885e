using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>One element of a split array, or the member beside it that was asked for.</summary>
/// <param name="Pointer">Where it stands in the whole text: <c>/3</c>, <c>/features/3</c>.</param>
/// <param name="Raw">Its bytes as they are; where they were not UTF-8, with U+FFFD in place of what was not. Empty where it was passed over.</param>
/// <param name="Issues">What was found wrong with the element as JSON.</param>
internal sealed record JsonArrayElement(string Pointer, ReadOnlyMemory<byte> Raw, IReadOnlyList<Issue> Issues)
{
    /// <summary>Why the element was passed over; null where it was not.</summary>
    public Issue? Refusal { get; init; }

    /// <summary>Whether this is the member beside the array.</summary>
    public bool IsBeside { get; init; }
}
