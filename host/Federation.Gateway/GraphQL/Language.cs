namespace Federation.Gateway.GraphQL;

/// <summary>The languages that the directory speaks to people.</summary>
public enum Language
{
    English,
    French,
}
