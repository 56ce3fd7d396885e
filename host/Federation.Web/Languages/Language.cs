namespace Federation.Web.Languages;

/// <summary>A language of the pages. Every page has an address in each.</summary>
public enum Language
{
    English,
    French,
}
