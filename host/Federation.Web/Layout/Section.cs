namespace Federation.Web.Layout;

/// <summary>A part of the navigation.</summary>
public enum Section
{
    Directory,
    Label,
    Networks,
    Console,
}
