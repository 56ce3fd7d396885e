namespace Federation.Web.Console;

/// <summary>A page of a network's console, in the order of its navigation.</summary>
public enum ConsolePage
{
    Overview,
    Quarantine,
    Missed,
    Duplicates,
    Corrections,
    Members,
    Hosting,
    Statements,
    Webhooks,
}
