using Microsoft.AspNetCore.Http;

namespace Federation.Web.Console.Ordering;

/// <summary>A form that was sent and refused, to be shown again: nobody types twice. Immutable.</summary>
public sealed class TypedForm(IFormCollection form)
{
    /// <summary>Which form of the page it is.</summary>
    public string Do => form["do"].ToString();

    /// <summary>Empty where there is none of the name.</summary>
    public string this[string name] => form[name].ToString();

    /// <summary>One of several of a name, in their order; empty where there are fewer.</summary>
    public string At(string name, int at) => form[name] is var all && at < all.Count ? all[at] ?? "" : "";

    /// <summary>How many there are of a name.</summary>
    public int Count(string name) => form[name].Count;

    /// <summary>The form where it is this one of the page; null for another.</summary>
    public TypedForm? If(string order) => Do == order ? this : null;
}
