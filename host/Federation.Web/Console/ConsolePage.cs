namespace Federation.Web.Console;

/// <summary>A page of a network's console, in the order of its navigation.</summary>
public enum ConsolePage
{
    Overview,
    Quarantine,
    Mapping,
    Missed,
    Duplicates,
    Corrections,
    Members,
    Hosting,
    Statements,
    Webhooks,
}
