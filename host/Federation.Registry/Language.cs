namespace Federation.Registry;

/// <summary>The languages in which everything that the label says to people is written.</summary>
public enum Language
{
    English,
    French,
}
