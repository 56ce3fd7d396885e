using Federation.Contracts;

namespace Federation.Adapters.Sdk;

/// <summary>An XML document whose repeated element is a record, wherever in the document it stands.</summary>
/// <remarks>
/// A record travels as a JSON object, as a table's row does, so that persons can be cut out of it and every mapper reads one form: an
/// attribute is a member <c>@name</c>, a child element a member of its name as written, numbered where it is repeated (<c>tag</c>,
/// <c>tag#2</c>; <see cref="RecordFields.Texts"/> reads them all). An element with nothing but text is that text; beside attributes
/// or children, text is the member <c>#text</c>. Comments, processing instructions, namespace declarations and white space between
/// elements are left out. The same element always gives the same bytes.
/// </remarks>
public sealed class XmlElementFormat : RecordFormat
{
    /// <summary>The element's name, without prefix. One inside another of that name is part of it.</summary>
    public required string Element { get; init; }

    /// <summary>The name of the root element, without prefix; a document with another root fails the run (<c>xml.shape</c>). Null where any will do.</summary>
    public string? Root { get; init; }

    /// <summary>Where in a record the network's own id is: a JSON pointer such as <c>/@id</c> or <c>/identifier</c>.</summary>
    public required string IdPointer { get; init; }

    /// <summary>
    /// Names of elements and attributes that name or reach a person, at any depth; told without regard to case and prefix. They need not be
    /// there.
    /// </summary>
    public IReadOnlyList<string> PersonNames { get; init; } = [];

    /// <inheritdoc/>
    public override bool Recognises(OpenedSource source) => source.FirstCharacter == '<';

    /// <inheritdoc/>
    public override Task<RecordReader> OpenAsync(OpenedSource source, AdapterContext context, CancellationToken cancellationToken) =>
        Task.FromResult<RecordReader>(new XmlElementReader(this, StrictXmlReader.Open(source, Limits, cancellationToken)));
}
