using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>One element of a split array.</summary>
/// <param name="Pointer">Where it stands in the whole text: <c>/3</c>, <c>/features/3</c>.</param>
/// <param name="Raw">Its bytes as they are; where they were not UTF-8, with U+FFFD in place of what was not. Empty where they are more than a record may have.</param>
/// <param name="Issues">What was found wrong with the element as JSON.</param>
internal sealed record JsonArrayElement(string Pointer, ReadOnlyMemory<byte> Raw, IReadOnlyList<Issue> Issues)
{
    /// <summary>Whether the element is larger than a record may be, and so was passed over.</summary>
    public bool IsTooLarge => Raw.IsEmpty;
}
