using Federation.Gateway.Exports.Formats;

namespace Federation.Gateway.Tests.Exports;

public sealed class CsvCellTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+33 1", "'+33 1")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t'=1")]
    [InlineData("\r=1", "'\r'=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("\"=1\"", "'\"=1\"")]
    [InlineData("open;=1", "open;'=1")]
    [InlineData("open;\"\"=1", "open;'\"\"=1")]
    [InlineData("open\n@1", "open\n'@1")]
    [InlineData("2 + 2 = 4, a-b; c", "2 + 2 = 4, a-b; c")]
    [InlineData("L'Atelier", "L'Atelier")]
    [InlineData("", "")]
    public void Of_WhatASpreadsheetWouldCalculate_HasAnApostropheBefore(string text, string cell) => Assert.Equal(cell, CsvCell.Of(text));
}
