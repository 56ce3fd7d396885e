namespace Federation.Registry;

/// <summary>One text in both languages of the label, neither of them empty.</summary>
public sealed record BilingualText(string French, string English)
{
    /// <summary>The text in the language asked.</summary>
    public string In(Language language) => language == Language.French ? French : English;
}
