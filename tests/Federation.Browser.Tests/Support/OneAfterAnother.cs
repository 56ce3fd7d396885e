namespace Federation.Browser.Tests.Support;

/// <summary>
/// Collections of tests that run one after another: each class has a host and a browser of its own, and members a provider too. Two at a time are what two processors do while a person would wait,
/// so there are as many collections that are long.
/// </summary>
internal static class OneAfterAnother
{
    public const string Members = "members and certificates";

    public const string Staff = "staff";
}
